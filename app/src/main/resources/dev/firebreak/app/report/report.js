document.querySelectorAll(".still").forEach((still) =>
  still.addEventListener("click", () => still.setAttribute("aria-pressed", String(still.getAttribute("aria-pressed") !== "true"))),
);
