import { For, type JSX, Show, createMemo, createSignal } from 'solid-js';
import type { Graph } from '../bridge/model';
import { type Word, t } from '../i18n';
import { date, number, weekday } from '../i18n/time';

const WIDTH = 320;
const HEIGHT = 120;
const TOP = 8;

/** What a place on the horizontal axis is called: a day, an hour, or a day of the week. */
function label(graph: Graph, x: number): string {
  if (graph.axis === 'hour') return `${String(x).padStart(2, '0')}:00`;
  return graph.axis === 'weekday' ? weekday(x) : date(x / 1_000);
}

/** What a line is called: the server names them in English, those of reactions by their emoji. */
const LINES = new Set(['Members', 'Joined', 'Left', 'Views', 'Shares', 'Messages', 'Reactions', 'By themselves', 'By link', 'Invited']);
const lineName = (name: string): string => (LINES.has(name) ? t(`stats.line.${name}` as Word) : name);

/** A chart of a few lines or bars: a pointer or the arrow keys read it, and a table has its numbers. */
export function Chart(props: { graph: Graph; title: string }): JSX.Element {
  const [at, setAt] = createSignal<number>();
  const count = () => props.graph.x.length;
  const single = () => count() === 1;
  const max = createMemo(() => {
    const tops = props.graph.x.map((_, i) => {
      const all = props.graph.lines.map((line) => line.values[i] ?? 0);
      return props.graph.bars ? all.reduce((sum, one) => sum + one, 0) : Math.max(...all);
    });
    return Math.max(1, ...tops);
  });
  const y = (value: number): number => HEIGHT - (value / max()) * (HEIGHT - TOP);
  const x = (i: number): number => (count() < 2 ? WIDTH / 2 : (i / (count() - 1)) * WIDTH);
  const path = (values: number[]): string => values.map((one, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(one).toFixed(1)}`).join('');
  const slot = () => WIDTH / count();
  const below = (line: number, i: number): number => props.graph.lines.slice(0, line).reduce((sum, one) => sum + (one.values[i] ?? 0), 0);
  const point = (event: PointerEvent & { currentTarget: Element }): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const part = (event.clientX - box.left) / box.width;
    setAt(Math.min(count() - 1, Math.max(0, props.graph.bars ? Math.floor(part * count()) : Math.round(part * (count() - 1)))));
  };
  const keys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    setAt((old) => Math.min(count() - 1, Math.max(0, (old ?? (step > 0 ? -1 : count())) + step)));
  };
  const cursor = () => (props.graph.bars ? (at()! + 0.5) * slot() : x(at()!));
  const shown = () => at() ?? count() - 1;
  return (
    <figure class="chart">
      <figcaption>{props.title}</figcaption>
      <Show when={!single()} fallback={<Shares graph={props.graph} />}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="slider" tabIndex={0} aria-label={props.title}
          aria-valuemin={0} aria-valuemax={count() - 1} aria-valuenow={shown()}
          aria-valuetext={`${label(props.graph, props.graph.x[shown()]!)}: ${props.graph.lines.map((line) => `${lineName(line.name)} ${number(line.values[shown()] ?? 0)}`).join(', ')}`}
          onPointerMove={point} onPointerLeave={() => setAt(undefined)} onKeyDown={keys} onBlur={() => setAt(undefined)}
        >
          <For each={[0, 0.5, 1]}>{(part) => <line class="chart-rule" x1={0} x2={WIDTH} y1={y(max() * part)} y2={y(max() * part)} />}</For>
          <For each={props.graph.lines}>
            {(line, n) => (
              <Show when={props.graph.bars} fallback={<path class="chart-line" style={{ stroke: `var(--n${colour(n())})` }} d={path(line.values)} />}>
                <For each={line.values}>
                  {(value, i) => (
                    <rect
                      x={i() * slot() + slot() * 0.15} width={slot() * 0.7} style={{ fill: `var(--n${colour(n())})` }}
                      y={y(below(n(), i()) + value)} height={HEIGHT - y(value)}
                    />
                  )}
                </For>
              </Show>
            )}
          </For>
          <Show when={at() !== undefined}><line class="chart-cursor" x1={cursor()} x2={cursor()} y1={0} y2={HEIGHT} /></Show>
        </svg>
        <p class="chart-axis" aria-hidden="true"><span>{label(props.graph, props.graph.x[0]!)}</span><span>{label(props.graph, props.graph.x.at(-1)!)}</span></p>
        <p class="chart-key" aria-hidden="true">
          <span>{label(props.graph, props.graph.x[shown()]!)}</span>
          <For each={props.graph.lines}>
            {(line, n) => <span><i style={{ background: `var(--n${colour(n())})` }} />{lineName(line.name)} <b>{number(line.values[shown()] ?? 0)}</b></span>}
          </For>
        </p>
        <details class="chart-table">
          <summary>{t('stats.table')}</summary>
          <table>
            <thead><tr><td /><For each={props.graph.lines}>{(line) => <th scope="col">{lineName(line.name)}</th>}</For></tr></thead>
            <tbody>
              <For each={props.graph.x}>
                {(one, i) => <tr><th scope="row">{label(props.graph, one)}</th><For each={props.graph.lines}>{(line) => <td>{number(line.values[i()] ?? 0)}</td>}</For></tr>}
              </For>
            </tbody>
          </table>
        </details>
      </Show>
    </figure>
  );
}

/** One moment only: how large the parts are beside each other. */
function Shares(props: { graph: Graph }): JSX.Element {
  const max = () => Math.max(1, ...props.graph.lines.map((line) => line.values[0] ?? 0));
  return (
    <ul class="chart-shares">
      <For each={props.graph.lines}>
        {(line, n) => (
          <li>
            <span dir="auto">{lineName(line.name)}</span>
            <i style={{ width: `${((line.values[0] ?? 0) / max()) * 100}%`, background: `var(--n${colour(n())})` }} />
            <b>{number(line.values[0] ?? 0)}</b>
          </li>
        )}
      </For>
    </ul>
  );
}

/** Neighbours in the palette of names look alike: every third is taken. */
const colour = (n: number): number => (5 + n * 3) % 8;
