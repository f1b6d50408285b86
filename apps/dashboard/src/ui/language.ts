/** The language that the address asks for, `en` or none; it stands as long as the page lives. */
export const language: string | null =
  typeof location === 'undefined' ? null : new URLSearchParams(location.search).get('lang')
