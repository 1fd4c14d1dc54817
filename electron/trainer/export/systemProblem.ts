/** A failure of the system in words, by its code; null where it is none of these. `folder`: where it was to be written. */
export function systemProblem(
  code: string | undefined,
  folder: string,
): { readonly code: string; readonly message: string } | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'disk-full',
        message: `The disk is full, so nothing was exported to ${folder}. Free some space, or choose another disk.`,
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'folder-unwritable',
        message: `You may not write to ${folder}, so nothing was exported. Choose another folder.`,
      };
    case 'ENOTDIR':
    case 'EEXIST':
      return {
        code: 'folder-unwritable',
        message: `${folder} cannot be made: a part of its path is a file, not a folder. Choose another folder.`,
      };
    case 'ENAMETOOLONG':
      return {
        code: 'name-too-long',
        message: `${folder} has a name that is too long. Choose a shorter one.`,
      };
    default:
      return null;
  }
}
