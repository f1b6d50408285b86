export const deliveryFaults = ['unsigned', 'unreadable', 'too_large'] as const
export type DeliveryFault = (typeof deliveryFaults)[number]

/** A delivery that is not taken, with a sentence for whoever sent it; it never holds anything out of the delivery. */
export class RefusedDelivery extends Error {
  override readonly name = 'RefusedDelivery'
  readonly fault: DeliveryFault

  constructor(fault: DeliveryFault, sentence: string) {
    super(sentence)
    this.fault = fault
  }
}
