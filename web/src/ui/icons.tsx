import type { JSX } from 'solid-js';

// Our own icons: strokes on a grid of 24, drawn at the size of the text around them.
const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h10',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20 20',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  send: 'M5 12 4 5l17 7-17 7 1-7h8',
  attach: 'M19 11.5 12 18.4a4.4 4.4 0 0 1-6.2-6.2l7.4-7.3a3 3 0 0 1 4.2 4.2l-7.3 7.3a1.5 1.5 0 0 1-2.1-2.1l6.5-6.4',
  smile: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M8.5 14c.8 1.3 2 2 3.5 2s2.7-.7 3.5-2M9 9.5v.5M15 9.5v.5',
  mic: 'M12 3.5a2.8 2.8 0 0 0-2.8 2.8v5a2.8 2.8 0 0 0 5.6 0v-5A2.8 2.8 0 0 0 12 3.5M5.8 11a6.2 6.2 0 0 0 12.4 0M12 17.5V21',
  more: 'M12 5.5v.1M12 12v.1M12 18.5v.1',
  check: 'M5 12.5 9.5 17 19 7',
  checks: 'M2.5 12.5 7 17l9-10M11.5 16l1 1 9-10',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4.3l2.8 1.7',
  alert: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v5M12 16v.1',
  reply: 'M9.5 6 4 11.5 9.5 17M4.5 11.5H14a6 6 0 0 1 6 6',
  forward: 'M14.5 6 20 11.5 14.5 17M19.5 11.5H10a6 6 0 0 0-6 6',
  edit: 'M4.5 19.5l1-4L16 5a2.1 2.1 0 0 1 3 3L8.5 18.5z',
  copy: 'M9 9h10v10H9zM15 9V5H5v10h4',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 11v5M13.5 11v5',
  pin: 'M9 4h6l-1 6 3 3.5H7L10 10zM12 13.5V20',
  select: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M8.5 12.3l2.5 2.5 4.5-5',
  quote: 'M6 17c2.5-1 3.5-3 3.5-5H6V7h5v5c0 4-2 6-4 6.5M15 17c2.5-1 3.5-3 3.5-5H15V7h5v5c0 4-2 6-4 6.5',
  user: 'M12 4.5a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4M4.8 19.5a7.3 7.3 0 0 1 14.4 0',
  users: 'M9 5.5a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4M3 18.5a6 6 0 0 1 12 0M15.5 6a2.8 2.8 0 0 1 0 5.4M17 13.7a5.5 5.5 0 0 1 4 4.8',
  megaphone: 'M4 10v4l11 4.5v-13zM15 8.5c2 0 3.5 1.5 3.5 3.5S17 15.5 15 15.5M7 15.3 8.5 20h2l-1-3.8',
  settings: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M12 3.5v2.3M12 18.2v2.3M3.5 12h2.3M18.2 12h2.3M6 6l1.6 1.6M16.4 16.4 18 18M18 6l-1.6 1.6M7.6 16.4 6 18',
  archive: 'M4 5h16v4H4zM5.5 9v10h13V9M10 13h4',
  bookmark: 'M7 4h10v16l-5-4-5 4z',
  bell: 'M6.5 16V11a5.5 5.5 0 0 1 11 0v5l1.5 2H5zM10 20.5h4',
  mute: 'M6.5 16v-5c0-1 .3-2 .8-2.8M10 6c.6-.3 1.3-.5 2-.5a5.5 5.5 0 0 1 5.5 5.5v2.5M15 18H5l1.5-2M10 20.5h4M4 4l16 16',
  at: 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M15.5 8.5v4.5a2.3 2.3 0 0 0 4.5 0v-1a8 8 0 1 0-3 6.2',
  down: 'M6 9.5l6 6 6-6',
  up: 'M6 14.5l6-6 6 6',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 6v12M15.5 6v12',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14',
  file: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15 9v.1',
  camera: 'M4 7.5h3.5L9 5.5h6l1.5 2H20v11.5H4zM12 9.8a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8',
  phone: 'M7 4h3l1.5 4-2 1.5a11 11 0 0 0 5 5l1.5-2 4 1.5v3c0 1-.8 2-2 2A15 15 0 0 1 5 6c0-1.2 1-2 2-2',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  device: 'M4 5h16v10.5H4zM9 19.5h6M12 15.5v4',
  globe: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M4 12h16M12 4c5 5 5 11 0 16M12 4c-5 5-5 11 0 16',
  palette: 'M12 4a8 8 0 1 0 0 16c1.5 0 2-1 1.5-2s0-2.5 1.5-2.5H17c2 0 3-1.5 3-3.5C20 8 16.5 4 12 4M8 11v.1M11 8v.1M15 8.5v.1',
  data: 'M12 4c4 0 7 1.1 7 2.5S16 9 12 9 5 7.9 5 6.5 8 4 12 4M5 6.5v11C5 18.9 8 20 12 20s7-1.1 7-2.5v-11M5 12c0 1.4 3 2.5 7 2.5s7-1.1 7-2.5',
  block: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M6.5 6.5l11 11',
  plus: 'M12 5v14M5 12h14',
  pencil: 'M4.5 19.5l1-4L16 5a2.1 2.1 0 0 1 3 3L8.5 18.5zM13.5 7.5l3 3',
  calendar: 'M5 6h14v14H5zM5 10.5h14M9 4v4M15 4v4',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v2.5M14 20h2.5M20 20h-1',
  logout: 'M10 4.5H5v15h5M14 8l4.5 4-4.5 4M18 12H9.5',
  keyboard: 'M3 7h18v10.5H3zM6.5 10.5v.1M10 10.5v.1M13.5 10.5v.1M17 10.5v.1M7.5 14h9',
  eye: 'M3 12c2.5-4 5.5-6 9-6s6.5 2 9 6c-2.5 4-5.5 6-9 6s-6.5-2-9-6M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  eyeOff: 'M5 9.5C3.8 10.7 3 12 3 12c2.5 4 5.5 6 9 6 1.3 0 2.5-.3 3.7-.8M9.5 6.3A9 9 0 0 1 12 6c3.5 0 6.5 2 9 6-.6 1-1.3 1.9-2 2.6M4 4l16 16',
  info: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 11v5M12 8v.1',
  comment: 'M4 5h16v11.5h-8L7.5 20v-3.5H4z',
  zoom: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20 20M10.5 7.5v6M7.5 10.5h6',
  link: 'M10 14a3.5 3.5 0 0 0 5 0l3.5-3.5a3.5 3.5 0 0 0-5-5L12 7M14 10a3.5 3.5 0 0 0-5 0l-3.5 3.5a3.5 3.5 0 0 0 5 5L12 17',
  poll: 'M5 20V11M12 20V4M19 20v-6',
  folder: 'M3.5 6h6l2 2.5h9V19h-17z',
  shield: 'M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z',
  chart: 'M4 4v16h16M8 16v-4M12.5 16V7M17 16v-6',
  log: 'M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h4',
  list: 'M4 6.5h.1M8.5 6.5H20M4 12h.1M8.5 12H20M4 17.5h.1M8.5 17.5H20',
  crown: 'M4 18h16M5 15 4 7l4.5 3.5L12 5l3.5 5.5L20 7l-1 8z',
  window: 'M4 5h16v14H4zM12 12h5.5v4.5H12z',
  heart: 'M12 19.5C7 16 4 13 4 9.5A4 4 0 0 1 12 8a4 4 0 0 1 8 1.5c0 3.5-3 6.5-8 10z',
} as const;

export type IconName = keyof typeof PATHS;

/** Icons that point somewhere, and so turn round where the text runs the other way. */
const POINTING = new Set<IconName>(['back', 'send', 'reply', 'forward', 'logout']);

export function Icon(props: { name: IconName; size?: number; class?: string }): JSX.Element {
  return (
    <svg
      class="icon"
      classList={{ pointing: POINTING.has(props.name), [props.class ?? '']: Boolean(props.class) }}
      width={props.size ?? 24} height={props.size ?? 24} viewBox="0 0 24 24" aria-hidden="true"
    >
      <path d={PATHS[props.name]} />
    </svg>
  );
}

/** The sign of the house: a disc and one flash of three rays. */
export function Mark(props: { size: number }): JSX.Element {
  return (
    <svg class="mark" width={props.size} height={props.size} viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="24" cy="40" r="16" />
      <path d="M38 26 50 14M42 36l14-4M28 22l4-14" />
    </svg>
  );
}
