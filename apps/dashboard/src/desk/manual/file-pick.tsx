interface FilePickProps {
  readonly words: string
  /** Endings that may be chosen: `.pdf,.png`. */
  readonly accept: string
  readonly disabled: boolean
  readonly onPick: (file: File) => void
}

/** A button that chooses a file, in our words; the browser's own control stays for keyboard and reader. */
export function FilePick({ words, accept, disabled, onPick }: FilePickProps) {
  return (
    <label className="file-pick" data-disabled={disabled ? '' : undefined}>
      {words}
      <input
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={({ target }) => {
          const chosen = target.files?.[0]
          if (chosen !== undefined) onPick(chosen)
          // The same file, mended, can be chosen again.
          target.value = ''
        }}
      />
    </label>
  )
}
