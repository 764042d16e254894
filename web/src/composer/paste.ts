import type { Entity, EntityKind, FormattedText } from '../bridge/model';

const TAGS: Record<string, EntityKind> = {
  B: 'bold', STRONG: 'bold', I: 'italic', EM: 'italic', U: 'underline', S: 'strike', DEL: 'strike', STRIKE: 'strike',
  CODE: 'code', PRE: 'pre', A: 'link',
};
const BLOCKS = new Set(['P', 'DIV', 'LI', 'BR', 'H1', 'H2', 'H3', 'H4', 'TR', 'PRE', 'BLOCKQUOTE']);

/** The text of pasted HTML with the formatting that a message can carry. Nothing of it is run or loaded. */
export function fromHtml(html: string): FormattedText {
  const page = new DOMParser().parseFromString(html, 'text/html');
  let text = '';
  const entities: Entity[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      text += node.data.replace(/\s+/g, ' ');
      return;
    }
    if (!(node instanceof Element) || ['STYLE', 'SCRIPT', 'TITLE'].includes(node.tagName)) return;
    const from = text.length;
    for (const child of node.childNodes) walk(child);
    const kind = node.tagName === 'B' && node.getAttribute('style')?.includes('normal') ? undefined : TAGS[node.tagName];
    const url = node.getAttribute('href') ?? '';
    if (kind && text.length > from && (kind !== 'link' || /^https?:/.test(url))) {
      entities.push({ kind, offset: from, length: text.length - from, ...(kind === 'link' ? { url } : {}) });
    }
    if (BLOCKS.has(node.tagName) && text && !text.endsWith('\n')) text += '\n';
  };
  walk(page.body);
  const start = text.length - text.trimStart().length;
  const whole = text.trim();
  return {
    text: whole,
    entities: entities.flatMap((one) => {
      const from = Math.max(0, one.offset - start);
      const to = Math.min(whole.length, one.offset + one.length - start);
      return to > from ? [{ ...one, offset: from, length: to - from }] : [];
    }),
  };
}
