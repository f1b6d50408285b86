import { qualityEn } from './quality-messages-en.ts'
import { qualityVi, type QualityMessages } from './quality-messages-vi.ts'
import { language } from './language.ts'

/** The words of data quality in the language of this screen. */
export const qualityText: QualityMessages = language === 'en' ? qualityEn : qualityVi
