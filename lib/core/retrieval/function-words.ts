/**
 * Words that carry little of a question's subject. A help centre of thirty articles is too small to learn
 * from its own counts that "how" says nothing, so these words weigh less whatever the counts say.
 * Written in folded form (see fold-text.ts). Questions are not cut: every word still counts a little.
 */

const lists: readonly string[] = [
  // en
  "a an the this that these those i me my mine we us our you your yours he him his she her it its they them their who whom whose which what when where why how is am are was were be been being do does did doing have has had having can could will would shall should may might must of in on at to from by for with about into onto over under after before during between and or but if then than so as not no nor yes there here also just too very any some all each please help want need like know tell get got im ive id dont doesnt didnt cant couldnt isnt wasnt wont wouldnt hi hello hey thanks thank okay ok s t m re ve ll d up out",
  // de
  "der die das den dem des ein eine einen einem einer eines ich mich mir mein meine meinen meiner meinem wir uns unser unsere du dich dir dein deine sie ihr ihre ihren ihnen er ihn ihm es man wer was wann wo warum wie wieso welche welcher welches welchen ist sind war waren sein bin bist wird werden wurde wurden hat haben habe hatte hatten kann konnen konnte muss mussen soll sollte darf durfen von in im an am auf zu zum zur aus bei mit nach fur uber unter vor zwischen durch und oder aber wenn dann als so auch nur noch nicht kein keine keinen ja nein da dort hier bitte mal viele viel",
  // fr
  "le la les l un une des du de d je j me m mon ma mes moi nous notre nos vous votre vos tu te t toi ton ta tes il elle ils elles on se s son sa ses leur leurs ce cet cette ces c qui que qu quoi quel quelle quels quelles quand ou comment pourquoi combien est sont etait etaient etre suis ai as a avons avez ont avoir fait faire peut peux puis pouvez dois doit en y dans sur sous a au aux par pour avec sans et mais si ne pas plus non oui aussi tres cela ca lors",
  // es
  "el la los las lo un una unos unas de del al yo me mi mis nos nuestro nuestra usted ustedes tu te ti su sus le les se que quien quienes cual cuales cuando donde como por porque cuanto cuantos cuantas es son era eran fue fueron ser estar esta estan este esto esa ese eso estos estas he ha han haber hay tiene tienen tengo puedo puede pueden hacer en con sin sobre entre para desde hasta y o u e pero si no ni mas muy tambien ya durante",
  // pt
  "o a os as um uma uns umas de do da dos das no na nos nas ao aos em por pelo pela para com sem sobre entre eu me meu minha meus minhas voce voces tu te seu sua seus suas ele ela eles elas se que quem qual quais quando onde como porque quanto quantos quantas e era eram foi foram ser estar esta estao este esse isso isto ha tem tenho posso pode fazer mas ou nao sim mais muito tambem ja",
  // it
  "il lo la i gli le l un uno una di del dello della dei degli delle a al allo alla ai alle da dal dalla in nel nella nei nelle su sul sulla con per tra fra io mi mio mia miei noi ci nostro voi vi vostro tu ti tuo tua lui lei loro si suo sua suoi che chi cosa quale quali quando dove come perche quanto quanti e sono era erano essere sei ho ha hanno hai avere posso puo fare ma o se non piu anche molto questo questa",
  // nl
  "de het een van in op aan met voor door bij uit naar over onder en of maar als dan dat die dit deze ik me mij mijn wij we ons onze u uw je jij jouw hij zij ze zijn haar hun het wie wat wanneer waar waarom hoe welke is ben bent was waren worden wordt werd heb heeft hebben had kan kunnen moet mag niet geen ook nog er hier veel",
  // sv da no
  "och eller men att det den de en ett et jag jeg mig meg mig min mitt mine vi oss du dig deg din han hon hun som av af til til for fra med pa pa i om under er ar var vara vaere blir bliver ble har hade havde kan skal ska vil ikke inte hvad hva vad nar hvor hvorfor varfor hvordan hur hvem vem",
  // fi
  "ja tai mutta etta se ne on ovat oli olla mina minun sina sinun me te he mika mita missa milloin miksi miten kuka kuinka ei en joka kun niin",
  // pl cs
  "i w z na do od o po za przez dla ze oraz lub ale czy jak co kto gdzie kiedy dlaczego ile jest sa byl byla bylo byc mam ma moj moja moje mi mnie ja ty pan pani nie tak to ten ta te sie a v ve s se k ke u ve pro nebo ze jak kdo kde kdy proc kolik je jsou byl byla byt mam muj moje ne ano to ten ta si",
  // ro
  "si sau dar ca ce cine cand unde cum de la cu in pe din pentru un o unei este sunt era fi am ai are au eu tu meu mea nu da mai",
  // hu
  "a az egy es vagy de hogy mi ki hol mikor miert hogyan melyik van volt lesz nem igen en te nekem is ez",
  // tr
  "ve veya ama bir bu su o ben sen biz siz onlar benim ne nasil neden nicin kim nerede zaman hangi kac mi mu icin ile gibi da de var yok degil evet hayir",
  // id
  "dan atau tetapi yang di ke dari untuk dengan pada adalah ini itu saya aku kami kita anda kamu apa siapa kapan dimana mana mengapa kenapa bagaimana berapa tidak bukan ya bisa ada",
  // vi (folded)
  "va hoac nhung la cua cho voi trong tren toi ban chung anh chi no nay do kia gi ai khi nao dau tai sao nhu the bao nhieu khong co duoc da se",
  // el (folded, final sigma written as in fold-text)
  "ο η το οι τα του τησ των τον την ενα μια και η αλλα να θα σε στο στη στην στον απο με για που πωσ τι ποιοσ ποια ποτε γιατι ποσο ειναι ηταν εχω εχει μου σου δεν ναι",
  // ru uk
  "и в во на с со к ко о об от до из за по для у не ни но а или что чтобы как кто где когда почему зачем сколько какой какая какие какое это этот эта эти тот та те я мне меня мой моя мои мы нас нам вы вас вам ваш он она оно они его ее их был была были было есть быть бы ли же да нет можно могу может й та що як хто де коли чому скільки який яка які це цей ця я мені мене ми вас ви він вона вони був була були є не так ні чи з зі до від для про у",
  // ar (folded)
  "في من الي علي عن مع هل ما ماذا من متي اين كيف لماذا كم اي هو هي هم انا نحن انت هذا هذه ذلك تلك التي الذي الذين كان كانت يكون و او ثم ان لا لم لن ليس قد كل بعض بعد قبل عند لي",
  // he
  "של את על עם אל מן מה מי מתי איפה איך למה כמה האם הוא היא הם אני אנחנו אתה זה זאת זו היה היתה להיות לא כן או גם כי אם לי",
  // hi (nukta folded away)
  "का के की को में से पर और या लेकिन है हैं था थी थे हो होना मैं मुझे मेरा मेरी मेरे हम आप आपका यह वह ये वे इस उस क्या कौन कब कहां कहाँ क्यों कैसे कितना कितने किस नहीं हां भी तो ने कर करना सकता सकते",
  // ko
  "은 는 이 가 을 를 의 에 에서 로 으로 와 과 도 그 저 나 제 내 우리 당신 무엇 누구 언제 어디 왜 어떻게 몇 있나요 입니다 있습니다 수 것",
  // zh ja (bigrams as the tokeniser makes them)
  "什么 怎么 如何 为什 哪里 哪些 多少 是否 可以 我的 我们 你们 他们 这个 那个 一个 有没 没有 的是 了吗 です ます した して から ので という いう こと もの どの どう なに 何で でし まし すか たか ませ",
];

/** Folded function words of the languages named above. */
export const functionWords: ReadonlySet<string> = new Set(lists.join(" ").split(" "));
