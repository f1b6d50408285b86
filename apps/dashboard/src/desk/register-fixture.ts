import { createRegister, type Register, type Unit } from '@toan-canh/contract'

/** A unit of a register. For tests only, as is all of this file. */
export function aUnit(rest: Partial<Unit> & Pick<Unit, 'code'>): Unit {
  return {
    name: rest.code,
    type: 'commune',
    parent: null,
    validFrom: '2025-07-01',
    validTo: null,
    aliases: [],
    ...rest,
  }
}

const former = { type: 'province', validFrom: '1997-01-01', validTo: '2025-06-30' } as const

/** A province with a department and two communes, made of two provinces. */
export function aRegister(): Register {
  const units = [
    aUnit({ code: '37', name: 'Tỉnh Ninh Bình', ...former }),
    aUnit({ code: '35', name: 'Tỉnh Hà Nam', ...former }),
    aUnit({ code: '37', name: 'Tỉnh Ninh Bình', short: 'Ninh Bình', type: 'province' }),
    aUnit({
      code: '37-SNNMT',
      name: 'Sở Nông nghiệp và Môi trường',
      short: 'NN và Môi trường',
      type: 'department',
      parent: '37',
      aliases: ['H42.05'],
    }),
    aUnit({ code: '14329', name: 'Phường Hoa Lư', type: 'ward', parent: '37' }),
    aUnit({ code: '14560', name: 'Xã Đồng Thái', parent: '37' }),
  ]
  const successions = ['37', '35'].map((old) => ({ old, new: '37', from: '2025-07-01', share: 'whole' as const }))
  return createRegister(units, successions)
}
