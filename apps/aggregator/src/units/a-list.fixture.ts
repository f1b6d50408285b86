export const provinceList = [
  'code,full_name,kind,communes,xa,phuong,dac_khu',
  '37,Tỉnh Ninh Bình,province,2,1,1,0',
  '75,Tỉnh Đồng Nai,province,1,1,0,0',
].join('\n')

export const communeList = [
  'code,province_code,type,name,area_km2,population,lon,lat',
  '14362,37,phuong,Tam Điệp,41.2,26845,105.86,20.163',
  '14359,37,xa,Cúc Phương,132.68,,105.655,20.2978',
  '26000,75,xa,Trị An,1,1,107,11',
].join('\n')

export const successionList = [
  'old_province_code,old_province,old_district_code,old_district,old_commune_code,old_commune,new_province_code,new_commune_code,new_commune,divided',
  '37,Tỉnh Ninh Bình,370,Thành phố Tam Điệp,14362,Phường Bắc Sơn,37,14362,Phường Tam Điệp,0',
  '37,Tỉnh Ninh Bình,370,Thành phố Tam Điệp,14365,Phường Trung Sơn,37,14362,Phường Tam Điệp,1',
  '37,Tỉnh Ninh Bình,370,Thành phố Tam Điệp,14365,Phường Trung Sơn,37,14359,Xã Cúc Phương,1',
  '35,Tỉnh Hà Nam,347,Thành phố Phủ Lý,,,37,14359,Xã Cúc Phương,0',
].join('\n')
