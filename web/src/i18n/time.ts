import { language, t } from '.';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(seconds: number, key: string, options: Intl.DateTimeFormatOptions): string {
  const id = `${language()} ${key}`;
  let found = formats.get(id);
  if (!found) formats.set(id, (found = new Intl.DateTimeFormat(language(), options)));
  return found.format(seconds * 1_000);
}

export const clock = (seconds: number): string => format(seconds, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
export const fullDate = (seconds: number): string => format(seconds, 'full', { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });

export const monthName = (seconds: number): string => format(seconds, 'month', { month: 'long', year: 'numeric', timeZone: 'UTC' });
export const date = (seconds: number): string => format(seconds, 'date', { dateStyle: 'medium' });
export const number = (value: number): string => new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value);

/** The name of a day of the week, from Monday as 0. */
export const weekday = (index: number): string => format((index + 4) * 86_400, 'weekdayUtc', { weekday: 'short', timeZone: 'UTC' });

/** Days since the epoch, where this browser is. */
export function day(seconds: number): number {
  const date = new Date(seconds * 1_000);
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}

/** Today, yesterday, or the date: for the line between two days. */
export function dayName(seconds: number): string {
  const ago = day(Date.now() / 1_000) - day(seconds);
  if (ago === 0) return t('day.today');
  if (ago === 1) return t('day.yesterday');
  const sameYear = new Date(seconds * 1_000).getFullYear() === new Date().getFullYear();
  return sameYear
    ? format(seconds, 'day', { day: 'numeric', month: 'long' })
    : format(seconds, 'dayYear', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** The time today, the weekday this week, the date before: for a row of a list. */
export function short(seconds: number): string {
  const ago = day(Date.now() / 1_000) - day(seconds);
  if (ago <= 0) return clock(seconds);
  if (ago < 7) return format(seconds, 'weekday', { weekday: 'short' });
  return format(seconds, 'short', { day: '2-digit', month: '2-digit', year: '2-digit' });
}

export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((one) => String(one).padStart(2, '0'));
  const hours = Math.floor(whole / 3_600);
  return (hours ? `${hours}:` : '') + parts.join(':').replace(/^0(\d:)/, '$1');
}

export function bytes(count: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${new Intl.NumberFormat(language(), { maximumFractionDigits: unit ? 1 : 0 }).format(value)} ${units[unit]}`;
}
