// Leaflet finds its marks by the address of its stylesheet; with hashed file names it finds nothing, so it is told.
L.Icon.Default.imagePath = new URL("../../leaflet/images/", document.currentScript.src).href;

// Where the project names no server of map tiles, towns on blank ground say where one is: nothing is fetched for them.
const TOWNS = [
    ["Opole", 50.675, 17.921],
    ["Brzeg", 50.861, 17.467],
    ["Głubczyce", 50.201, 17.829],
    ["Kędzierzyn-Koźle", 50.349, 18.227],
    ["Kluczbork", 50.973, 18.218],
    ["Krapkowice", 50.475, 17.965],
    ["Namysłów", 51.076, 17.723],
    ["Nysa", 50.474, 17.334],
    ["Olesno", 50.876, 18.417],
    ["Prudnik", 50.322, 17.579],
    ["Strzelce Opolskie", 50.51, 18.3],
    ["Białystok", 53.133, 23.164],
    ["Bydgoszcz", 53.123, 18.008],
    ["Gdańsk", 54.352, 18.646],
    ["Gorzów Wielkopolski", 52.737, 15.229],
    ["Katowice", 50.265, 19.024],
    ["Kielce", 50.866, 20.629],
    ["Kraków", 50.062, 19.937],
    ["Lublin", 51.246, 22.568],
    ["Łódź", 51.759, 19.456],
    ["Olsztyn", 53.778, 20.48],
    ["Poznań", 52.408, 16.934],
    ["Rzeszów", 50.041, 21.999],
    ["Szczecin", 53.429, 14.553],
    ["Toruń", 53.014, 18.598],
    ["Warszawa", 52.23, 21.012],
    ["Wrocław", 51.108, 17.039],
    ["Zielona Góra", 51.936, 15.506],
];

L.Map.addInitHook(function () {
    if (!document.querySelector("[data-place-without-tiles]")) return;
    for (const [name, latitude, longitude] of TOWNS) {
        L.circleMarker([latitude, longitude], { radius: 3, interactive: false })
            .bindTooltip(name, { permanent: true, direction: "right" })
            .addTo(this);
    }
});
