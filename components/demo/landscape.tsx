/** The picture of the demo shop's first screen: a morning range in layers, drawn as shapes. Decoration. */
export function Landscape({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 1440 620" preserveAspectRatio="xMidYMax slice" className={className}>
      <defs>
        <linearGradient id="shop-sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#f3d9b8" />
          <stop offset="0.55" stopColor="#f6e6cf" />
          <stop offset="1" stopColor="#e9e6d6" />
        </linearGradient>
        <linearGradient id="shop-near" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#274b41" />
          <stop offset="1" stopColor="#16332c" />
        </linearGradient>
      </defs>
      <rect width="1440" height="620" fill="url(#shop-sky)" />
      <circle cx="1040" cy="190" r="66" fill="#fbf3e2" />
      <circle cx="1040" cy="190" r="104" fill="#fbf3e2" opacity="0.35" />
      <path d="M0 372 128 300l92 40 128-118 96 82 84-38 132 92 112-74 118 60 146-126 112 92 92-34 200 110v346H0Z" fill="#bfc7b4" />
      <path d="m1036 208 42 34-30-4-28 24-20-22Z" fill="#f4efe2" />
      <path d="M0 436 150 368l110 52 170-112 124 96 150-64 132 78 150-86 128 70 136-62 190 96v240H0Z" fill="#8ea392" />
      <path d="M0 496 120 458l180 50 190-84 172 74 190-64 190 70 180-58 218 76v150H0Z" fill="#557668" />
      <path d="M0 560c160-46 320-40 470-8s300 20 430-14 330-34 540 10v72H0Z" fill="url(#shop-near)" />
      <g fill="#1b3d34">
        <path d="m96 556 22-62 22 62Zm38 4 28-84 28 84Zm58-2 18-52 18 52Zm1022-22 24-70 24 70Zm44 2 30-92 30 92Zm64 4 20-58 20 58Z" />
      </g>
      <g transform="translate(742 520)">
        <path d="M0 34 46-26l46 60Z" fill="#c8673a" />
        <path d="M46-26 92 34H62Z" fill="#9f4b26" />
        <path d="M36 34 46 6l12 28Z" fill="#f7dca4" />
      </g>
      <path
        d="M150 620c120-70 260-40 330-70s180-16 262 4"
        fill="none"
        stroke="#dccfae"
        strokeWidth="5"
        strokeLinecap="round"
        strokeDasharray="2 16"
        opacity="0.8"
      />
    </svg>
  );
}
