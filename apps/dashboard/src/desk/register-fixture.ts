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

/** A province with a department and two communes. */
export function aRegister(): Register {
  return createRegister([
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
  ])
}
