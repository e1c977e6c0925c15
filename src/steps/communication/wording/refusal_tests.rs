//! What is refused, and what is not, sentence by sentence.

use super::*;

const SECRETS: [&str; 34] = [
    "What is your PIN?",
    "What's the PIN to your phone?",
    "Please tell me your password",
    "Give me your passwords, all of them.",
    "I will give you my password for everything",
    "My password is Sommer2024",
    "My PIN is 4711",
    "You get the code for my phone",
    "The code to your phone, please",
    "Send me your unlock code",
    "I want your passcode",
    "Can I have the login for your mail?",
    "my login details are in the drawer",
    "Add my face to your Face ID",
    "add my fingerprint on your phone",
    "I'd like my finger print on it",
    "Show me the swipe pattern",
    "Unlock your phone for me every evening",
    "We unlock each other’s phones on Sundays",
    "PIN number please",
    "We both know each other's PIN",
    "Same PIN on both phones",
    "The PASSWORD of your laptop",
    "no excuses. Your password, please",
    "You changed your password. Tell me the new password",
    "I forgot my password, what is your password?",
    "access code to the office phone",
    "the six digit code you get by text",
    "your pw",
    "I set up face unlock for you",
    "the code of my iphone is 1234",
    "Here are my credentials",
    "your bank pin",
    "Why won't you give me your password?",
];

const TRACKING: [&str; 18] = [
    "Share your location with me",
    "I share my location with you all day",
    "Turn on location sharing",
    "live location when you go out",
    "I want to see your location at lunch",
    "Put an AirTag on your keys so that I see it",
    "I will install Life360",
    "Find my iPhone stays on for both of us",
    "A GPS in the car",
    "a tracker in your bag",
    "an app for tracking you",
    "I want to track your phone",
    "You may track me",
    "we install a tracking app",
    "Leave on the location of your phone",
    "spyware on the tablet",
    "send me where you are live",
    "check each other's location in the evening",
];

const HARMLESS: [&str; 58] = [
    "I remove the tracker from your car",
    "I no longer look at your location",
    "I uninstall the tracking app from your phone",
    "I turn off location sharing on your phone",
    "I delete your passwords from my laptop",
    "I delete my logins to the dating sites",
    "Why did you stay with her so long?",
    "Did you love her?",
    "Where were you on the Friday of the choir concert?",
    "Does anybody else know?",
    "What did you tell your mother?",
    "Why did you change your password?",
    "Did you change your PIN because of her?",
    "Have you ever used my password?",
    "You changed your password the week it began. Why?",
    "I found your password and read her letters. I am ashamed of it.",
    "No passwords, no PINs, only what I tell you myself",
    "Without any password: I tell you when she writes",
    "I don't need your password. I need you to tell me.",
    "Not your PIN, only a word from you",
    "Openness without tracking, please",
    "Did you track my phone last year?",
    "I checked your location that night, and hated myself",
    "I put a tracker in your car in March. It is gone.",
    "No location sharing, just a message when it gets late",
    "I want to stop checking your location",
    "I tell you when I work late, before six",
    "I tell you on the same day when she writes to me",
    "You can ask me on Sundays who I had lunch with",
    "I tell you what I spend over fifty euros",
    "My calendar hangs in the kitchen, with every evening out",
    "I keep track of my evenings on the calendar",
    "We are back on track",
    "Put a pin in it until Thursday",
    "The notice is on the pin board",
    "Our code word is Lighthouse",
    "There was a dress code at the party",
    "What is the location of the hotel?",
    "Which location did you choose for the party?",
    "Do you know how lonely I was?",
    "Is there something that you have not told me?",
    "Do you still have her number?",
    "When did you last write to her?",
    "Was it in our bed?",
    "Did you ever want to come back on those evenings?",
    "I want to know how you feel when her name comes up",
    "Do you look at her pictures?",
    "Do you think of her at night?",
    "I tell you when I have met her at work, the same evening",
    "I leave my phone on the table in the evening",
    "I owe my brother money and did not tell you",
    "I lied about the weekend in the mountains",
    "The phone rings and I jump. Why do you turn it over?",
    "What do you need from me when I shut down?",
    "I will answer when you ask where I was",
    "Can you find my blue scarf?",
    "My foot has pins and needles",
    "Would you come to the therapist with me?",
];

fn wrongly(sentences: &[&'static str], expected: Option<Refusal>) -> Vec<&'static str> {
    sentences.iter().copied().filter(|sentence| refusal(sentence) != expected).collect()
}

#[test]
fn keys_and_codes_are_refused() {
    assert_eq!(wrongly(&SECRETS, Some(Refusal::Secret)), [""; 0]);
}

#[test]
fn watching_where_somebody_is_is_refused() {
    assert_eq!(wrongly(&TRACKING, Some(Refusal::Tracking)), [""; 0]);
}

#[test]
fn what_happened_and_what_one_tells_by_oneself_is_not() {
    assert_eq!(wrongly(&HARMLESS, None), [""; 0]);
}

#[test]
fn what_is_refused_stays_refused_among_other_words() {
    for sentence in SECRETS.iter().chain(&TRACKING) {
        for text in [format!("I am tired.\n{sentence}"), format!("{sentence}\nIf you like.")] {
            assert!(refusal(&text).is_some(), "{text}");
        }
        for harmless in HARMLESS {
            assert!(refusal(&format!("{harmless} {sentence}")).is_some(), "{harmless} {sentence}");
        }
    }
}
