mod sheets;
mod themes;
