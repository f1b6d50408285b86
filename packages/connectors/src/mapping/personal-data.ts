/** Parts of field names that hold a person, a contact, an identity, an official's name, free text or a file (DOMAIN §9.3). */
const personalParts = [
  'chuhoso',
  'madoituong',
  'hoten',
  'hovaten',
  'nguoinop',
  'nguoixuly',
  'nguoidaidien',
  'nguoinhan',
  'tencongdan',
  'tendoanhnghiep',
  'dienthoai',
  'didong',
  'diachi',
  'email',
  'thudientu',
  'cccd',
  'cmnd',
  'cancuoc',
  'dinhdanhcanhan',
  'sodinhdanh',
  'hochieu',
  'ngaysinh',
  'gioitinh',
  'bienso',
  'sinhtrac',
  'chuky',
  'noidung',
  'ghichu',
  'duongdan',
  'tentep',
  'teptin',
  'dinhkem',
  'phone',
  'mobile',
  'fullname',
  'firstname',
  'lastname',
  'username',
  'address',
  'passport',
  'identity',
  'birth',
  'attachment',
  'licenceplate',
  'licenseplate',
] as const

const personalNames = new Set(['sdt', 'ten', 'name', 'file', 'url', 'description', 'comment', 'requestor', 'resource'])

function bare(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z0-9]/g, '')
}

/** Whether a field's name says that it holds personal data, however it is written: `ChuHoSo`, `chu_ho_so`, `Chủ hồ sơ`. */
export function isPersonalField(name: string): boolean {
  const text = bare(name)
  return personalNames.has(text) || personalParts.some((part) => text.includes(part))
}
