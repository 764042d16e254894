// How large media stands in a bubble: known before it is loaded, so that nothing moves.

export const MAX_WIDTH = 420;
export const MAX_HEIGHT = 400;
const MIN = 120;

export interface Size {
  width: number;
  height: number;
}

/** The size of one picture, within the bubble. */
export function fitted(width: number, height: number): Size {
  if (!width || !height) return { width: 240, height: 240 };
  const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height);
  return { width: Math.max(MIN, Math.round(width * scale)), height: Math.max(MIN / 2, Math.round(height * scale)) };
}

export interface Placed extends Size {
  x: number;
  y: number;
}

const GAP = 2;
const MAX_ROWS = 4;

/** Ways to split `count` things into `rows` rows of one to four. */
function splits(count: number, rows: number): number[][] {
  if (rows === 1) return count <= 4 ? [[count]] : [];
  const list: number[][] = [];
  for (let first = 1; first <= Math.min(4, count - rows + 1); first++) {
    for (const rest of splits(count - first, rows - 1)) list.push([first, ...rest]);
  }
  return list;
}

/** Rows of an album, each as wide as the bubble: of all splits the one whose height is nearest to its width. */
export function albumLayout(ratios: number[], width = MAX_WIDTH): { places: Placed[]; height: number } {
  const clamped = ratios.map((ratio) => Math.min(2.2, Math.max(0.55, ratio)));
  let best: { rows: number[]; heights: number[]; score: number } | undefined;
  for (let rows = 1; rows <= Math.min(MAX_ROWS, clamped.length); rows++) {
    for (const split of splits(clamped.length, rows)) {
      let at = 0;
      const heights = split.map((count) => {
        const sum = clamped.slice(at, (at += count)).reduce((a, b) => a + b, 0);
        return (width - GAP * (count - 1)) / sum;
      });
      const total = heights.reduce((a, b) => a + b, 0) + GAP * (rows - 1);
      const thin = heights.some((one) => one < 90) ? 1.5 : 1;
      const falling = split.some((count, i) => i > 0 && count < split[i - 1]!) ? 1.5 : 1;
      const score = Math.abs(total - width) * thin * falling;
      if (!best || score < best.score) best = { rows: split, heights, score };
    }
  }
  const places: Placed[] = [];
  let y = 0;
  let at = 0;
  for (const [i, count] of (best?.rows ?? []).entries()) {
    const height = Math.round(best!.heights[i]!);
    let x = 0;
    for (let column = 0; column < count; column++, at++) {
      const wide = column === count - 1 ? width - x : Math.round(clamped[at]! * height);
      places.push({ x, y, width: wide, height });
      x += wide + GAP;
    }
    y += height + GAP;
  }
  return { places, height: Math.max(0, y - GAP) };
}
