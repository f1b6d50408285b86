/** The player without the parts for alternate audio, subtitles and protected media; its types are those of the whole. */
declare module 'hls.js/light' {
  export { default } from 'hls.js'
}
