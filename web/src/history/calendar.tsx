import { For, type JSX, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { monthName, weekday } from '../i18n/time';
import { IconButton } from '../ui/kit';
import { listHandle } from './handle';

const DAY_MS = 86_400_000;

/** A month as its first day, in milliseconds; days are those of UTC, as the server counts them. */
const monthOf = (ms: number): number => Date.UTC(new Date(ms).getUTCFullYear(), new Date(ms).getUTCMonth(), 1);
const stepped = (month: number, step: number): number => Date.UTC(new Date(month).getUTCFullYear(), new Date(month).getUTCMonth() + step, 1);

/** Goes to a day: one that is typed, or one of those on which something was said. */
export default function Calendar(props: { chat: PeerId; onClose: () => void }): JSX.Element {
  const today = Date.now();
  const [month, setMonth] = createSignal(monthOf(today));
  const [said] = createResource(month, (first) => api.daysSaid(props.chat, Math.floor(stepped(first, 1) / 1_000)).catch(() => []));
  const days = () => {
    const count = (stepped(month(), 1) - month()) / DAY_MS;
    const firstWeekday = (new Date(month()).getUTCDay() + 6) % 7;
    return [...Array.from({ length: firstWeekday }, () => undefined), ...Array.from({ length: count }, (_, i) => i + 1)];
  };
  const of = (day: number) => said.latest?.find((one) => Math.floor((one.date * 1_000) / DAY_MS) === Math.floor(month() / DAY_MS) + day - 1);
  const toDate = (date: number): void => {
    props.onClose();
    void listHandle()?.toDate(date);
  };
  const toDay = (day: number): void => {
    const found = of(day);
    props.onClose();
    if (found) void listHandle()?.jump(found.first);
  };
  return (
    <div class="date-picker" onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), props.onClose())}>
      <label>{t('chat.toDate')} <input type="date" max={new Date(today).toISOString().slice(0, 10)} autofocus onChange={({ currentTarget: { valueAsDate } }) => {
        if (valueAsDate) toDate(valueAsDate.getTime() / 1_000 + valueAsDate.getTimezoneOffset() * 60);
      }} /></label>
      <IconButton icon="close" label={t('ui.close')} onClick={() => props.onClose()} />
      <div class="calendar" role="group" aria-label={monthName(month() / 1_000)}>
        <header>
          <IconButton icon="back" label={t('calendar.before')} onClick={() => setMonth((old) => stepped(old, -1))} />
          <b aria-live="polite">{monthName(month() / 1_000)}</b>
          <IconButton class="turned" icon="back" label={t('calendar.after')} disabled={stepped(month(), 1) > today} onClick={() => setMonth((old) => stepped(old, 1))} />
        </header>
        <div class="calendar-days">
          <For each={[0, 1, 2, 3, 4, 5, 6]}>{(one) => <small aria-hidden="true">{weekday(one)}</small>}</For>
          <For each={days()}>
            {(day) => (day === undefined ? <span /> : (
              <button type="button" disabled={!of(day)} aria-label={of(day) ? t('calendar.day', { day, n: of(day)!.count }) : String(day)} onClick={() => toDay(day)}>{day}</button>
            ))}
          </For>
        </div>
      </div>
    </div>
  );
}
