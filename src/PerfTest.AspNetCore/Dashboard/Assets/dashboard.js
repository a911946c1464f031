(() => {
  'use strict';
  const state = document.getElementById('state');
  const stop = document.getElementById('stop');
  const places = new Map([...document.querySelectorAll('[data-place]')].map(one => [one.dataset.place, one]));
  let process = null;
  let current = null;
  let ending = false;
  let armed = 0;

  function say(text, kind) {
    if (state.textContent !== text) state.textContent = text;
    state.className = kind;
  }

  // The first press asks, the second one within four seconds does it.
  function disarm() {
    clearTimeout(armed);
    armed = 0;
    stop.textContent = 'Stop the run';
    stop.classList.remove('armed');
  }

  stop.addEventListener('click', async () => {
    if (!armed) {
      stop.textContent = 'Press again to stop';
      stop.classList.add('armed');
      armed = setTimeout(disarm, 4000);
      return;
    }
    disarm();
    stop.disabled = true;
    ending = true;
    say('Stopping: running iterations may finish', 'live-on');
    try {
      const answer = await fetch(`/stop?run=${current.run}`, { method: 'POST', headers: { 'X-PerfTest-Token': current.token } });
      if (!answer.ok) throw new Error(await answer.text());
    } catch (error) {
      ending = false;
      stop.disabled = false;
      say(`The run was not stopped: ${error.message}`, 'live-off');
    }
  });

  const source = new EventSource('/events' + location.search);
  source.onmessage = event => {
    const message = JSON.parse(event.data);
    if (process && process !== message.process) {
      location.reload();
      return;
    }
    process = message.process;
    document.title = message.title;
    for (const [name, html] of Object.entries(message.parts)) {
      const place = places.get(name);
      if (place) perfTestReport.swap(place, html);
    }
    if (message.run !== current?.run) ending = false;
    current = message.run ? message : null;
    stop.hidden = !current;
    stop.disabled = ending;
    if (!current) {
      disarm();
      say('The run is over: these are its results', 'live-over');
    } else if (!ending) {
      say('Live: drawn anew each second', 'live-on');
    }
    document.documentElement.dataset.frames = Number(document.documentElement.dataset.frames ?? 0) + 1;
  };
  source.onerror = () => {
    stop.hidden = true;
    say(current ? 'The test process is gone: this is the last that was seen of it' : 'The test process has ended: these are the results', 'live-off');
  };
})();
