/** How large and how many files may be. */

/** Of one file, in bytes. */
export const attachmentLimitBytes = 10 * 1024 * 1024;

/** Of one conversation, both sides together. */
export const attachmentsPerConversation = 100;
export const attachmentBytesPerConversation = 200 * 1024 * 1024;

/** Uploads of one visitor within a day, and those of anybody that are not sent yet. */
export const uploadsADay = 60;
export const unsentUploads = 10;

/** Files of one message. */
export const attachmentsPerMessage = 5;
