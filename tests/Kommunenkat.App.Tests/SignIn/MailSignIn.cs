using System.Net;
using System.Text.RegularExpressions;
using Kommunenkat.App.Access;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.SignIn;
using Kommunenkat.Testing;

namespace Kommunenkat.App.Tests.SignIn;

/// <summary>Somebody who signs in by mail: what they ask for, and what their mail says.</summary>
internal sealed partial class MailSignIn(Scenario scenario)
{
    private static int _networks;

    /// <summary>In a network of this test's own.</summary>
    public IPAddress From { get; } = NewNetwork();

    public static IPAddress NewNetwork()
    {
        var number = Interlocked.Increment(ref _networks);
        return new IPAddress([10, (byte)(number / 256), (byte)(number % 256), 7]);
    }

    /// <summary>Somebody with an address that no other test has.</summary>
    public async Task<(Actor Person, string Email)> EnrolAsync(string name = "Åsa Öberg", string domain = "lund.example")
    {
        var email = $"a{Guid.CreateVersion7():n}@{domain}";
        return (await scenario.EnrolAsync(name, email, Role.Coordinator, Scenario.Lund), email);
    }

    public Task<Outcome<string>> TryAskAsync(string email, string? browser = null, IPAddress? from = null) =>
        scenario.Get<RequestSignIn>().RunAsync(new SignInWish(email, browser, from ?? From, token => $"https://enkat.example/lank?nyckel={token}"));

    /// <summary>Asks, and gives what the browser holds afterwards, with the code and the token of the mail.</summary>
    public async Task<(string Browser, string Code, string Token)> AskAsync(string email, string? browser = null)
    {
        var secret = Scenario.Succeeded(await TryAskAsync(email, browser));
        var mail = TakeMails().Single(message => message.ToAddress == email);
        return (secret, Code().Match(mail.BodyText).Value, Token().Match(mail.BodyText).Value);
    }

    /// <summary>What is to be sent since it was last looked.</summary>
    public IReadOnlyList<OutboxMessage> TakeMails()
    {
        var mails = new List<OutboxMessage>();
        while (scenario.Get<ImmediateMail>().Waiting.TryRead(out var mail))
            mails.Add(mail);
        return mails;
    }

    public async Task<CodeAttempt> TypeAsync(string? browser, string? code) =>
        Scenario.Succeeded(await scenario.Get<SignInByCode>().RunAsync(browser, code, "192.0.2.7"));

    public Task<Outcome<Actor>> OpenAsync(string? browser, string? token) => scenario.Get<SignInByLink>().RunAsync(browser, token, "192.0.2.7");

    /// <summary>A code that is not this one.</summary>
    public static string Other(string code) => code == "123456" ? "654321" : "123456";

    [GeneratedRegex(@"(?m)^[0-9]{6}$")]
    private static partial Regex Code();

    [GeneratedRegex("(?<=nyckel=)[A-Za-z0-9_-]{43}")]
    private static partial Regex Token();
}
