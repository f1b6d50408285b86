import type { CalendarData } from '@toan-canh/calendar'

const holidays2026 = [
  ['2026-02-16', 'Tết'],
  ['2026-02-17', 'Tết'],
  ['2026-02-18', 'Tết'],
  ['2026-02-19', 'Tết'],
  ['2026-02-20', 'Tết'],
  ['2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương'],
  ['2026-04-30', 'Ngày Chiến thắng'],
  ['2026-05-01', 'Ngày Quốc tế Lao động'],
] as const

/** Eight office hours from Monday to Friday and the weekdays off of spring 2026 (DOMAIN §2.4): small enough to count on paper. */
export const officeCalendar: CalendarData = {
  id: 'office-2026',
  source: 'DOMAIN §2.4',
  hours: [
    ['07:30', '11:30'],
    ['13:00', '17:00'],
  ],
  restWeekdays: [6, 7],
  years: [
    {
      year: 2026,
      provisional: false,
      source: 'DOMAIN §2.4',
      daysOff: holidays2026.map(([day, name]) => ({ day, name })),
      workedDays: [],
    },
  ],
}
