using Kommunenkat.App.Messaging;

namespace Kommunenkat.App.SignIn;

/// <summary>The mail that somebody signs in with. It never lies in the outbox, where its code could be read.</summary>
internal static class SignInMessage
{
    /// <param name="link">Full address of the link's page; null: the mail has the code alone.</param>
    public static OutboxMessage Compose(string toName, string toAddress, string code, string? link, DateTimeOffset now)
    {
        var minutes = RequestSignIn.Validity.TotalMinutes;
        string?[] parts =
        [
            "Hej!",
            $"Din kod för att logga in i Kommunenkat:\n\n{code}",
            "Skriv koden i den webbläsare där du bad om mejlet.",
            link is null ? null : $"Eller öppna den här länken i samma webbläsare:\n{link}",
            $"Koden{(link is null ? "" : " och länken")} gäller i {minutes} minuter och bara en gång.",
            "Har du inte bett om mejlet? Då behöver du inte göra något. Ge aldrig koden till någon annan – vi frågar aldrig efter den.",
            "Brevet går inte att svara på.",
            "---",
            $"In English\nYour code to sign in to Kommunenkat is {code}. Type it in the browser where you asked for this message{(link is null ? "" : ", or open the link above there")}. "
                + $"It is valid for {minutes} minutes and can be used once. If you did not ask for it, do nothing, and never give the code to anybody.",
        ];
        return OutboxMessage.To(toName, toAddress, MessageKind.SignIn, $"{code} är din kod till Kommunenkat", string.Join("\n\n", parts.OfType<string>()), now);
    }
}
