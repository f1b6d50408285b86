import { describe, expect, it } from 'vitest'
import { isPersonalField } from './personal-data.ts'

describe(isPersonalField, () => {
  it.each([
    'ChuHoSo',
    'chu_ho_so',
    'Chủ hồ sơ',
    'MaDoiTuong',
    'SoDienThoai',
    'Điện thoại',
    'DiaChi',
    'Địa chỉ thường trú',
    'Email',
    'e-mail',
    'CCCD',
    'SoCMND',
    'HoTen',
    'HỌ VÀ TÊN',
    'NguoiXuLy',
    'DuongDanTepTinKetQua',
    'name',
    'phone_number',
    'NoiDungPhanAnh',
    'NgaySinh',
  ])('knows %s', (name) => {
    expect(isPersonalField(name)).toBe(true)
  })

  it.each([
    'MaHoSo',
    'TenLinhVuc',
    'TenTTHC',
    'DonViXuLy',
    'NgayNop',
    'TrangThai',
    'TaiLieuNop',
    'DuocSoHoa',
    'case:channel',
    'concept:name',
    'lifecycle:transition',
  ])('lets %s be', (name) => {
    expect(isPersonalField(name)).toBe(false)
  })
})
