/** The pictures of the demo shop's products, drawn as shapes, so that the page needs no file of anybody else. Decoration: the name stands beside them. */
import type { ReactNode } from "react";
import type { ArtName } from "./products";

const art: Record<ArtName, { ground: string; shapes: ReactNode }> = {
  boots: {
    ground: "#e7d9c0",
    shapes: (
      <>
        <path d="M96 60h58l4 62c20 16 48 18 60 34 5 7 5 16 4 22H92c-4-40 2-78 4-118Z" fill="#8a4f2b" />
        <path d="M96 60h58l1 16H95Z" fill="#5e3219" />
        <path d="M88 178h136l-2 16c-30 4-104 4-132 0Z" fill="#33261c" />
        <path d="M116 86h38m-38 16h40m-40 16h44" stroke="#e9c992" strokeWidth="5" strokeLinecap="round" />
        <path d="M152 124c18 14 42 18 56 30" fill="none" stroke="#5e3219" strokeWidth="4" strokeLinecap="round" />
        <path d="M96 130c-2 18-3 34-2 48h30c2-24-6-42-28-48Z" fill="#703c1f" />
      </>
    ),
  },
  tent: {
    ground: "#d7dfd0",
    shapes: (
      <>
        <path d="M40 190C70 96 120 62 160 62s90 34 120 128Z" fill="#d9793f" />
        <path d="M160 62c40 0 90 34 120 128h-70C204 130 186 84 160 62Z" fill="#b85c2a" />
        <path d="M160 62c-18 30-34 78-38 128h70c-4-50-16-98-32-128Z" fill="#f3d6a3" />
        <path d="M158 96c-14 28-22 62-24 94h24Z" fill="#2e4a40" />
        <path d="M28 192h264" stroke="#4d6a55" strokeWidth="7" strokeLinecap="round" />
        <path d="M62 142 30 190m228-48 32 48" stroke="#7b6a52" strokeWidth="2.5" />
      </>
    ),
  },
  jacket: {
    ground: "#dbe3e2",
    shapes: (
      <g transform="translate(30 26) scale(0.88)">
        <path d="M124 62c12-20 60-20 72 0l34 20c14 10 20 62 22 104l-30 6-8-66v80H106v-80l-8 66-30-6c2-42 8-94 22-104Z" fill="#2f6f73" />
        <path d="M124 62c4 22 68 22 72 0-4-22-20-26-36-26s-32 4-36 26Z" fill="#245659" />
        <path d="M160 80v126" stroke="#f0c46f" strokeWidth="4" />
        <path d="M116 148h30m28 0h30" stroke="#1c4447" strokeWidth="5" strokeLinecap="round" />
        <path d="M106 126c16 8 92 8 108 0" fill="none" stroke="#245659" strokeWidth="3" />
      </g>
    ),
  },
  rucksack: {
    ground: "#e2dccb",
    shapes: (
      <>
        <path d="M134 50c0-24 52-24 52 0" fill="none" stroke="#2c332c" strokeWidth="7" />
        <path d="M104 74c0-16 12-26 28-26h56c16 0 28 10 28 26v114c0 12-8 18-18 18h-76c-10 0-18-6-18-18Z" fill="#4f6b45" />
        <path d="M100 80c0-20 16-30 34-30h52c18 0 34 10 34 30l-6 26H106Z" fill="#3b5334" />
        <rect x="120" y="132" width="80" height="54" rx="10" fill="#3b5334" />
        <path d="M120 150h80" stroke="#dcb56a" strokeWidth="3.5" />
        <path d="M136 92v34m48-34v34" stroke="#dcb56a" strokeWidth="5" />
        <rect x="84" y="122" width="18" height="62" rx="9" fill="#b3562c" />
        <rect x="218" y="122" width="18" height="62" rx="9" fill="#3b5334" />
      </>
    ),
  },
  bag: {
    ground: "#dfe1cf",
    shapes: (
      <>
        <path d="M84 190c-16-50-10-122 32-140 30-13 66-10 88 10 34 32 44 88 32 130-4 14-144 14-152 0Z" fill="#6c7a3c" />
        <path d="M120 60c18-14 60-14 78 0 14 12 14 36 0 46-18 12-62 12-78 0-14-12-14-34 0-46Z" fill="#3f4a22" />
        <ellipse cx="160" cy="86" rx="30" ry="17" fill="#e9e0c4" />
        <path d="M88 124c34 12 110 12 144 0M82 154c36 12 120 12 156 0" fill="none" stroke="#525d2c" strokeWidth="4" />
        <path d="M206 100c12 28 16 60 14 92" fill="none" stroke="#e0b763" strokeWidth="3.5" />
      </>
    ),
  },
  stove: {
    ground: "#e6d5cb",
    shapes: (
      <>
        <path d="M118 150h84l8 42c2 10-4 16-12 16h-76c-8 0-14-6-12-16Z" fill="#39546b" />
        <path d="M116 168h88" stroke="#e9e2d2" strokeWidth="9" />
        <rect x="148" y="122" width="24" height="30" fill="#8b8f8c" />
        <path d="M112 108h96l-10 16h-76Z" fill="#5c605d" />
        <path d="M112 108 98 94m110 14 14-14" stroke="#5c605d" strokeWidth="7" strokeLinecap="round" />
        <path d="M132 104c-4-18 10-22 8-38 14 8 16 20 14 28 6-6 8-16 6-26 18 12 24 26 20 36Z" fill="#e08a3c" />
        <path d="M146 104c-2-10 6-14 8-22 10 8 14 14 12 22Z" fill="#f6cf74" />
        <path d="M172 138h34" stroke="#8b8f8c" strokeWidth="6" strokeLinecap="round" />
      </>
    ),
  },
  snowshoes: {
    ground: "#dfe7ea",
    shapes: (
      <>
        <g transform="rotate(-14 120 130)">
          <path d="M120 40c30 0 34 40 32 76-2 34-12 92-32 92s-30-58-32-92c-2-36 2-76 32-76Z" fill="none" stroke="#b4532a" strokeWidth="11" />
          <path d="M92 92h56M90 118h60M94 150h52m-46 28h40" stroke="#4b5a61" strokeWidth="5" />
          <rect x="102" y="104" width="36" height="40" rx="8" fill="#2d3a40" />
        </g>
        <g transform="rotate(14 204 130)">
          <path d="M204 40c30 0 34 40 32 76-2 34-12 92-32 92s-30-58-32-92c-2-36 2-76 32-76Z" fill="none" stroke="#b4532a" strokeWidth="11" />
          <path d="M176 92h56m-58 26h60m-56 32h52m-46 28h40" stroke="#4b5a61" strokeWidth="5" />
          <rect x="186" y="104" width="36" height="40" rx="8" fill="#2d3a40" />
        </g>
      </>
    ),
  },
  balm: {
    ground: "#ece0c6",
    shapes: (
      <>
        <path d="M70 130v34c0 24 180 24 180 0v-34Z" fill="#5b4a33" />
        <ellipse cx="160" cy="130" rx="90" ry="36" fill="#7a6546" />
        <ellipse cx="160" cy="128" rx="74" ry="27" fill="#f2e3bd" />
        <path d="M112 128c20-16 70-18 92-4-18 6-32 2-46 8s-32 4-46-4Z" fill="#e2cb93" />
        <path d="M70 150c20 22 160 22 180 0" fill="none" stroke="#d9b56a" strokeWidth="4" />
        <path d="M206 66c16-6 30 2 32 14s-8 20-24 18l-52 24-4-12Z" fill="#8d6a3b" />
      </>
    ),
  },
};

export function ProductArt({ name, className }: { name: ArtName; className?: string }) {
  const { ground, shapes } = art[name];
  return (
    <svg aria-hidden viewBox="0 0 320 240" preserveAspectRatio="xMidYMid slice" className={className}>
      <rect width="320" height="240" fill={ground} />
      <path d="M0 196c60-18 110-12 160-4s110 6 160-8v56H0Z" fill="#16332c" opacity="0.07" />
      <ellipse cx="160" cy="208" rx="104" ry="9" fill="#16332c" opacity="0.14" />
      {shapes}
    </svg>
  );
}
