// What the emoji of the picker are called: the words of their names in Unicode, then what people type.
export const EMOJI_NAMES = `\
😀 grinning face|smile happy cười vui
😃 smiling face open mouth|smiley
😄 smiling face open mouth eyes|smile cười
😁 grinning face smiling eyes
😆 smiling face open mouth tightly-closed eyes
😅 smiling face open mouth cold sweat|sweat_smile toát mồ hôi
🤣 rolling on the floor laughing|rofl laugh lol cười lăn
😂 face tears joy|laugh lol cười ra nước mắt
🙂 slightly smiling face
🙃 upside-down face
😉 winking face|wink nháy mắt
😊 smiling face eyes|blush mỉm cười
😇 smiling face halo
🥰 smiling face eyes three hearts|love yêu
😍 smiling face heart-shaped eyes|heart_eyes love mê yêu
🤩 grinning face star eyes
😘 face throwing a kiss|hôn
😗 kissing face
😚 kissing face closed eyes
😙 kissing face smiling eyes
🥲 smiling face tear
😋 face savouring delicious food
😛 face stuck-out tongue
😜 face stuck-out tongue winking eye
🤪 grinning face one large small eye
😝 face stuck-out tongue tightly-closed eyes
🤑 money-mouth face
🤗 hugging face|hug ôm
🤭 smiling face eyes hand covering mouth
🤫 face finger covering closed lips
🤔 thinking face|think hmm suy nghĩ
🫡 saluting face|salute
🤐 zipper-mouth face
🤨 face one eyebrow raised
😐 neutral face
😑 expressionless face
😶 face without mouth
😏 smirking face
😒 unamused face
🙄 face rolling eyes|eyeroll
😬 grimacing face
😮‍💨 face open mouth dash
🤥 lying face
😌 relieved face
😔 pensive face
😪 sleepy face
🤤 drooling face
😴 sleeping face|sleep tired ngủ
😷 face medical mask
🤒 face thermometer
🤕 face head-bandage
🤢 nauseated face
🤮 face open mouth vomiting
🤧 sneezing face
🥵 overheated face
🥶 freezing face
🥴 face uneven eyes wavy mouth
😵 dizzy face
🤯 shocked face exploding head|mind blown
🤠 face cowboy hat
🥳 face party horn hat|tiệc mừng
😎 smiling face sunglasses|cool ngầu
🤓 nerd face
🧐 face monocle
😕 confused face
😟 worried face
🙁 slightly frowning face
😮 face open mouth
😯 hushed face
😲 astonished face
😳 flushed face
🥺 face pleading eyes
🥹 face holding back tears
😦 frowning face open mouth
😧 anguished face
😨 fearful face
😰 face open mouth cold sweat
😥 disappointed but relieved face
😢 crying face|cry sad khóc buồn
😭 loudly crying face|sob cry khóc
😱 face screaming in fear|scream sợ hét
😖 confounded face
😣 persevering face
😞 disappointed face
😓 face cold sweat
😩 weary face
😫 tired face
🥱 yawning face
😤 face look triumph
😡 pouting face|angry rage giận tức
😠 angry face
🤬 serious face symbols covering mouth
😈 smiling face horns
💀 skull|dead
💩 pile poo|poop
🤡 clown face
👻 ghost|boo
👽 extraterrestrial alien
🤖 robot face
😺 smiling cat face open mouth
😸 grinning cat face smiling eyes
😹 cat face tears joy
😻 smiling cat face heart-shaped eyes
👍 thumbs up|thumbsup +1 yes like ok thích được tốt
👎 thumbs down|thumbsdown -1 no dislike không thích
👌 ok hand
🤌 pinched fingers
🤏 pinching hand
✌️ victory hand
🤞 hand index middle fingers crossed
🫰 hand index finger thumb crossed
🤟 i love you hand
🤘 the horns
🤙 call me hand
👈 left pointing backhand index
👉 right pointing backhand index
👆 up pointing backhand index
👇 down pointing backhand index
☝️ up pointing index
👋 waving hand|wave hello bye chào vẫy tay
🤚 raised back hand
🖐 raised hand fingers splayed
✋ raised hand
🖖 raised hand part between middle ring fingers
👏 clapping hands|clap bravo vỗ tay
🙌 person raising both hands in celebration
🫶 heart hands
👐 open hands
🤲 palms up together
🤝 handshake|deal bắt tay
🙏 person folded hands|pray please thanks cảm ơn xin
✍️ writing hand
💅 nail polish
💪 flexed biceps|muscle strong khoẻ mạnh
👀 eyes|look mắt nhìn
🧠 brain
🫀 anatomical heart
👶 baby
🧒 child
👦 boy
👧 girl
🧑 adult
👨 man
👩 woman
🧓 older adult
👴 older man
👵 older woman
🙅 face no good gesture
🙆 face ok gesture
🙋 happy person raising one hand
🙇 person bowing deeply
🤦 face palm|facepalm
🤷 shrug
👮 police officer
🕵️ sleuth or spy
👷 construction worker
🤴 prince
👸 princess
🦸 superhero
🧙 mage
🧑‍🎓 adult graduation cap
🧑‍🏫 adult school
🧑‍⚕️ adult staff aesculapius
🧑‍🍳 adult cooking
🧑‍🔧 adult wrench
🧑‍💻 adult personal computer
🧑‍🎨 adult artist palette
🧑‍🚀 adult rocket
💃 dancer
🕺 man dancing
🚶 pedestrian
🏃 runner
👫 man woman holding hands
👨‍👩‍👧 man woman girl|family
🐶 dog face|chó
🐱 cat face|mèo
🐭 mouse face|chuột
🐹 hamster face
🐰 rabbit face
🦊 fox face
🐻 bear face
🐼 panda face
🐨 koala
🐯 tiger face|hổ
🦁 lion face
🐮 cow face|bò
🐷 pig face|heo lợn
🐸 frog face
🐵 monkey face|khỉ
🙈 see-no-evil monkey
🙉 hear-no-evil monkey
🙊 speak-no-evil monkey
🐔 chicken|gà
🐧 penguin
🐦 bird
🐤 baby chick
🦆 duck
🦅 eagle
🦉 owl
🐺 wolf face
🐴 horse face|ngựa
🦄 unicorn face
🐝 honeybee
🦋 butterfly
🐌 snail
🐞 lady beetle
🐢 turtle
🐍 snake|rắn
🐙 octopus
🦀 crab
🐠 tropical fish|cá
🐬 dolphin
🐳 spouting whale
🦈 shark
🐘 elephant
🐕 dog|chó
🐈 cat|mèo
🌵 cactus
🎄 christmas tree
🌲 evergreen tree
🌳 deciduous tree
🌴 palm tree
🌱 seedling
🌿 herb
🍀 four leaf clover
🎍 pine decoration
🍁 maple leaf
🍄 mushroom
🌾 ear rice
💐 bouquet
🌷 tulip
🌹 rose|hoa hồng
🌺 hibiscus
🌸 cherry blossom|hoa
🌼 blossom
🌻 sunflower
🌞 sun face
🌝 full moon face
🌙 crescent moon
🌎 earth globe americas
🪐 ringed planet
⭐ medium star|sao
🌟 glowing star|sao sáng
✨ sparkles|lấp lánh
⚡ high voltage
🔥 fire|hot lửa nóng
🌈 rainbow
☀️ sun rays|mặt trời nắng
⛅ sun behind cloud
☁️ cloud
🌧 cloud rain|mưa
❄️ snowflake|snow cold tuyết lạnh
⛄ snowman without snow
💨 dash
🌊 water wave|sóng biển
🍏 green apple
🍎 red apple
🍐 pear
🍊 tangerine
🍋 lemon
🍌 banana
🍉 watermelon
🍇 grapes
🍓 strawberry
🫐 blueberries
🍒 cherries
🍑 peach
🥭 mango
🍍 pineapple
🥥 coconut
🥝 kiwifruit
🍅 tomato
🥑 avocado
🍆 aubergine
🥔 potato
🥕 carrot
🌽 ear maize
🌶 hot pepper
🥒 cucumber
🥬 leafy green
🥦 broccoli
🧄 garlic
🧅 onion
🥜 peanuts
🍞 bread
🥐 croissant
🥖 baguette bread
🥨 pretzel
🧀 cheese wedge
🥚 egg
🍳 cooking
🥞 pancakes
🥓 bacon
🍗 poultry leg
🍔 hamburger
🍟 french fries
🍕 slice pizza
🌭 hot dog
🥪 sandwich
🌮 taco
🌯 burrito
🥗 green salad
🍝 spaghetti
🍜 steaming bowl|phở mì
🍲 pot food|lẩu canh
🍛 curry rice
🍣 sushi
🍱 bento box
🥟 dumpling
🍚 cooked rice|cơm
🍙 rice ball
🍤 fried shrimp
🍦 soft ice cream
🍰 shortcake
🎂 birthday cake|bánh sinh nhật
🧁 cupcake
🍫 chocolate bar
🍬 candy
🍭 lollipop
🍿 popcorn
🍩 doughnut
🍪 cookie
☕ hot beverage|coffee cà phê
🍵 teacup without handle
🥤 cup straw
🧋 bubble tea
🍺 beer mug|bia
🍻 clinking beer mugs
🥂 clinking glasses
🍷 wine glass
🍸 cocktail glass
🍹 tropical drink
🚗 automobile
🚕 taxi
🚌 bus
🚎 trolleybus
🏎 racing car
🚓 police car
🚑 ambulance
🚒 fire engine
🚚 delivery truck
🚜 tractor
🛵 motor scooter
🏍 racing motorcycle
🚲 bicycle
🛴 scooter
🚂 steam locomotive
🚆 train
🚇 metro
🚊 tram
✈️ airplane|plane flight máy bay
🛫 airplane departure
🛬 airplane arriving
🚀 rocket|tên lửa
🛸 flying saucer
🚁 helicopter
⛵ sailboat
🚤 speedboat
🛳 passenger ship
⚓ anchor
🗺 world map
🗿 moyai
🗽 statue liberty
🗼 tokyo tower
🏰 european castle
🎡 ferris wheel
🎢 roller coaster
🏖 beach umbrella
🏝 desert island
🏜 desert
🌋 volcano
⛰ mountain
🏔 snow capped mountain
🏕 camping
🏠 house building|nhà
🏡 house garden
🏢 office building
🏥 hospital
🏦 bank
🏨 hotel
🏫 school
🏭 factory
⛪ church
🕌 mosque
🛕 hindu temple
🌃 night stars
🌆 cityscape at dusk
🌉 bridge at night
⚽ soccer ball|football bóng đá
🏀 basketball hoop
🏈 american football
⚾ baseball
🎾 tennis racquet ball
🏐 volleyball
🏉 rugby football
🎱 billiards
🏓 table tennis paddle ball
🏸 badminton racquet shuttlecock
🥅 goal net
⛳ flag in hole
🏹 bow arrow
🎣 fishing pole fish
🥊 boxing glove
🥋 martial arts uniform
⛸ ice skate
🎿 ski boot
🏂 snowboarder
🏋️ weight lifter
🤸 person doing cartwheel
🏊 swimmer
🚴 bicyclist
🏆 trophy
🥇 first place medal
🥈 second place medal
🥉 third place medal
🏅 sports medal
🎖 military medal
🎫 ticket
🎪 circus tent
🎭 performing arts
🎨 artist palette
🎬 clapper board
🎤 microphone
🎧 headphone
🎼 musical score
🎹 musical keyboard
🥁 drum drumsticks
🎷 saxophone
🎺 trumpet
🎸 guitar
🎻 violin
🎲 game die
♟ chess pawn
🎯 direct hit
🎳 bowling
🎮 video game
🧩 jigsaw puzzle piece
🎉 party popper|tada chúc mừng tiệc
🎊 confetti ball
🎈 balloon
🎁 wrapped present|gift quà
🪄 magic wand
⌚ watch
📱 mobile phone
💻 personal computer
⌨️ keyboard
🖥 desktop computer
🖨 printer
🖱 three button mouse
💾 floppy disk
📷 camera|máy ảnh
📹 video camera
📞 telephone receiver|điện thoại
☎️ telephone
📺 television
📻 radio
🧭 compass
⏰ alarm clock
⌛ hourglass
🔋 battery
🔌 electric plug
💡 electric light bulb|idea ý tưởng đèn
🔦 electric torch
🕯 candle
🗑 wastebasket
💰 money bag|tiền
💳 credit card
💎 gem stone
🔧 wrench
🔨 hammer
🛠 hammer wrench
🔩 nut bolt
⚙️ gear
🧲 magnet
🔬 microscope
🔭 telescope
📡 satellite antenna
💉 syringe
💊 pill
🩹 adhesive bandage
🚪 door
🛏 bed
🛋 couch lamp
🚿 shower
🛁 bathtub
🧹 broom
🧺 basket
🔑 key
🗝 old key
📦 package
✉️ envelope
📩 envelope downwards arrow above
📨 incoming envelope
📮 postbox
📜 scroll
📄 page facing up
📊 bar chart
📈 chart upwards trend
📉 chart downwards trend
📅 calendar
📋 clipboard
📁 file folder
📰 newspaper
📚 books
📖 open book
🔖 bookmark
📎 paperclip
📌 pushpin|pin
📍 round pushpin
✂️ scissors
📝 memo
✏️ pencil
🔍 left-pointing magnifying glass
🔒 lock
🔓 open lock|unlock
❤️ heart|love red tim yêu
🧡 orange heart
💛 yellow heart
💚 green heart
💙 blue heart
💜 purple heart
🖤 black heart
🤍 white heart
🤎 brown heart
💔 broken heart|broken_heart tan vỡ
❤️‍🔥 heart fire
💕 two hearts
💞 revolving hearts
💓 beating heart
💗 growing heart
💖 sparkling heart
💘 heart arrow
💝 heart ribbon
☮️ peace
✝️ latin cross
☪️ star crescent
🕉 om
☸️ wheel dharma
✡️ star david
☯️ yin yang
♈ aries
♉ taurus
♊ gemini
♋ cancer
♌ leo
♍ virgo
♎ libra
♏ scorpius
♐ sagittarius
♑ capricorn
♒ aquarius
♓ pisces
🆗 squared ok
🆕 squared new
🆒 squared cool
🆙 squared up exclamation mark
✅ check mark|done yes xong đúng
❌ cross mark|no x sai không
⭕ large circle
🛑 octagonal
⛔ no entry
🚫 no entry
💯 hundred points|100
💢 anger
❗ exclamation mark|important quan trọng
❓ question mark ornament|hỏi
‼️ double exclamation mark
⁉️ exclamation question mark
⚠️ warning|cảnh báo
♻️ universal recycling
✔️ check mark
➕ plus
➖ minus
➗ division
✖️ multiplication x
💲 dollar
™️ trade mark
©️ copyright
®️ registered
🔴 large red circle
🟠 large orange circle
🟡 large yellow circle
🟢 large green circle
🔵 large blue circle
🟣 large purple circle
⚫ black circle
⚪ medium white circle
🔺 up-pointing red triangle
🔻 down-pointing red triangle
🔔 bell
🔕 bell cancellation stroke
🎵 musical note|music nhạc
🎶 multiple musical notes
💤 sleeping|sleep zzz
💬 speech balloon
💭 thought balloon
🏳️ waving white flag
🏴 black flag
🏁 chequered flag|finish
🚩 triangular flag on post
🏳️‍🌈 waving white flag rainbow`;
