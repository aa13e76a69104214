// Runs before the page is drawn: an address that asks for some of the jobs keeps the list unseen until it is filtered.
if (/[?&](?:q|team|place|workplace|type)=/.test(location.search)) document.documentElement.classList.add("asked");
