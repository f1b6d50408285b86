/** Letters and figures that no Vietnamese word has, and TCVN3 puts in almost every one when its bytes are taken for Latin. */
const foreign = /[ªµºÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿ¹²³¼½¾]/u
/** “thuÕ”: TCVN3 keeps ế where Latin has a capital. */
const capitalInside = /\p{Ll}[À-Ý]/u
/** “hôò”: Windows-1258 puts a tone behind its vowel, in the place of a Latin letter. */
const loneTone = /[aeyăâêôơư][ìò]/iu

/** Whether a word cannot be Vietnamese in Unicode, but may be in TCVN3 or Windows-1258. A word like “bé” can be either: nobody can tell. */
export function looksLikeOldLetters(text: string): boolean {
  const composed = text.normalize('NFC')
  return foreign.test(composed) || capitalInside.test(composed) || loneTone.test(composed)
}
