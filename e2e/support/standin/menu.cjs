const { EventEmitter } = require('node:events');
const { app } = require('./app.cjs');
const { state } = require('./state.cjs');

class MenuItem {
  constructor(options) {
    const defaults = { type: options.submenu ? 'submenu' : 'normal', enabled: true, visible: true, checked: false };
    Object.assign(this, { ...defaults, label: options.role ?? '' }, options);
    if (options.submenu && !(options.submenu instanceof Menu)) this.submenu = Menu.buildFromTemplate(options.submenu);
    this.click = (event, window = state.focused ?? [...state.windows.values()][0]) => {
      if (!this.enabled) return;
      if (this.type === 'checkbox') this.checked = !this.checked;
      if (options.click) options.click(this, window, event ?? {});
      else this.#playRole(window);
    };
  }
  #playRole(window) {
    if (this.role === 'quit') void app.quit();
    if (this.role === 'close') window?.close();
    if (this.role === 'reload') window?.webContents.reload();
  }
}

class Menu extends EventEmitter {
  items = [];

  append(item) {
    this.items.push(item);
  }
  getMenuItemById(id) {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inside = item.submenu?.getMenuItemById(id);
      if (inside) return inside;
    }
    return null;
  }
  popup() {}
  closePopup() {}

  static buildFromTemplate(template) {
    const menu = new Menu();
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    return menu;
  }
  static setApplicationMenu(menu) {
    app.applicationMenu = menu;
  }
  static getApplicationMenu() {
    return app.applicationMenu;
  }
}

module.exports = { Menu, MenuItem };
