/* Stands between Gradio and the network, before Gradio starts. A lost connection makes Gradio reload the page as soon as
   the server is back, and what was typed would be gone. So it hears "not now" instead, for a question that can't leave
   and for an answer that breaks off; page.js (kinderwerkVerbinding) tells the person and gives the text back. */
(() => {
  "use strict";
  const WHY = { 413: "too_long", 429: "too_busy", 503: "too_busy" };
  const fetching = window.fetch.bind(window);
  const page = () => window.kinderwerkVerbinding;
  let event = null; // the id of what was asked last

  window.fetch = (...request) => {
    const address = String(request[0]?.url ?? request[0]);
    if (address.includes("/queue/join")) return joining(request);
    if (address.includes("/queue/data")) return listening(request);
    return fetching(...request);
  };

  async function joining(request) {
    const asking = page().asking();
    if (asking) page().leaving();
    try {
      const response = await fetching(...request);
      if (asking && !response.ok) page().trouble(WHY[response.status] || "connection_lost");
      if (response.ok) event = (await response.clone().json()).event_id;
      return response;
    } catch {
      if (asking) page().trouble("connection_lost");
      return new Response('{"detail": "not now"}', { status: 503, headers: { "Content-Type": "application/json" } });
    }
  }

  async function listening(request) {
    try {
      const response = await fetching(...request);
      const options = { status: response.status, headers: response.headers };
      return new Response(response.body && untilItBreaks(response.body.getReader()), options);
    } catch {
      return new Response(brokenOff(), { headers: { "Content-Type": "text/event-stream" } });
    }
  }

  function untilItBreaks(reader) {
    return new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch {
          controller.enqueue(new TextEncoder().encode(brokenOff()));
          controller.close();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    });
  }

  /* The end that Gradio would have read: the question failed, and the stream is over. */
  function brokenOff() {
    page().trouble("connection_lost");
    const failed = { msg: "process_completed", event_id: event, output: { error: null }, success: false };
    return [failed, { msg: "close_stream", event_id: null }].map((said) => `data: ${JSON.stringify(said)}\n\n`).join("");
  }
})();
