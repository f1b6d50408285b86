import { ApiError } from '../app/api.ts'
import { text } from '../ui/messages.ts'

/** What stands on a wall that has nothing to show yet: it is being fetched, does not exist, or the centre is not reached. */
export function WallNote({ failure }: { readonly failure: Error | null }) {
  const isUnknown = failure instanceof ApiError && failure.status === 404
  return (
    <div className="wall-note" role="status">
      {isUnknown ? text.notFound : failure === null ? text.loadingBoard : `${text.connecting} (${failure.message})`}
    </div>
  )
}
