int cdist_placeholder;
