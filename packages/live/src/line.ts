/** What a transport offers for one viewer. `Encoded` is a frame as the transport writes it. */
export interface Line<Encoded> {
  /** Whether everything written so far has been handed over to the network. */
  isDrained(): boolean
  write(frame: Encoded): void
  /** Ends the connection of a viewer that has not read for too long. */
  cut(): void
}
