/** Files in and out of any browser: a file field to read, a download to write. */

/** Asks for one file. `null`: the user changed their mind. */
export function askForFile(page: Document, accept: string): Promise<File | null> {
  const field = page.createElement('input');
  field.type = 'file';
  field.accept = accept;
  field.hidden = true;
  return new Promise((resolve) => {
    const finish = (file: File | null): void => {
      field.remove();
      resolve(file);
    };
    field.addEventListener('change', () => finish(field.files?.[0] ?? null));
    field.addEventListener('cancel', () => finish(null));
    // Safari opens no dialog for a field outside the page.
    page.body.append(field);
    field.click();
  });
}

/** Hands the bytes to the browser's downloads under that name. */
export function download(page: Document, name: string, bytes: Uint8Array<ArrayBuffer> | string, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = page.createElement('a');
  link.href = address;
  link.download = name;
  page.body.append(link);
  link.click();
  link.remove();
  // The browser has taken the bytes only some time after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
