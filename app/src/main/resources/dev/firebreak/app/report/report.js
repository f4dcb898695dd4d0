document.querySelectorAll(".still").forEach((still) => still.addEventListener("click", () => still.classList.toggle("shown")));
