import { deskEn } from './desk-messages-en.ts'
import { deskVi, type DeskMessages } from './desk-messages-vi.ts'
import { language } from './language.ts'

/** The words of the desk in the language of this screen. */
export const deskText: DeskMessages = language === 'en' ? deskEn : deskVi
