import { StrictMode } from 'react';
import { App } from './App';
import { mount } from './mount';
import './ui/styles/styles.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
mount(
  root,
  <StrictMode>
    <App />
  </StrictMode>,
);
