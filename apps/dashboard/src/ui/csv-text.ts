export { type CsvCell, csvText } from '@toan-canh/contract'
