using System.Net;
using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;

namespace Kommunenkat.App.SignIn;

/// <summary>Somebody asks for a mail to sign in with.</summary>
/// <param name="Email">As it was typed.</param>
/// <param name="BrowserSecret">What the browser holds of an earlier request; null: nothing.</param>
/// <param name="From">The network address that the browser has; null: not known.</param>
/// <param name="LinkOf">Makes the full address of the link's page of a token; null: the mail has the code alone.</param>
public sealed record SignInWish(string Email, string? BrowserSecret, IPAddress? From, Func<string, string>? LinkOf);

/// <summary>Sends a link and a code to somebody's address. Whether the address is anybody's shows in nothing that comes back, nor in the work done.</summary>
public sealed class RequestSignIn(AppDatabase database, SignInSettings settings, ImmediateMail mail, TimeProvider time)
{
    /// <summary>How long link and code hold.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    /// <summary>How many requests are answered within <see cref="Window"/>: for one address, and from one network.</summary>
    public const int MostOfAddress = 5, MostOfNetwork = 30;

    /// <summary>The time in which requests are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <returns>
    /// The secret that the browser is to hold: link and code are worth nothing without it. <see cref="FailureKind.Invalid"/> where the text is no
    /// address, or a provider's to sign in; <see cref="FailureKind.Conflict"/> where the network has asked too often.
    /// </returns>
    public async Task<Outcome<string>> RunAsync(SignInWish wish, CancellationToken cancellation = default)
    {
        if (!settings.IsByMail || EmailAddress.Read(wish.Email) is not { } email || settings.ProviderOf(email) is not null)
            return Failure.Invalid("No mail to sign in with is sent to such an address.");

        var (browserSecret, token, code) = (SignInSecrets.NewToken(), SignInSecrets.NewToken(), SignInSecrets.NewCode());
        var now = time.GetUtcNow();
        var row = new SignInRequestRow
        {
            Id = Guid.CreateVersion7(now),
            Email = email,
            LinkHash = SignInSecrets.HashOf(token),
            CodeHash = SignInSecrets.HashOfCode(code, browserSecret),
            BrowserHash = SignInSecrets.HashOf(browserSecret),
            Network = SignInNetwork.Of(wish.From),
            RequestedAt = now,
            ExpiresAt = now + Validity,
        };
        var stored = await StoreAsync(row, cancellation);
        if (!stored.IsSuccess)
            return stored.Failure;
        var counted = await CountAsync(row, wish.BrowserSecret);
        if (!counted.IsSuccess)
            return counted.Failure;
        if (!counted.Value.IsWithinNetwork)
            return Failure.Conflict($"The network has asked {MostOfNetwork} times within an hour.");
        // Too many for one address: what the browser was sent before goes on to hold.
        if (!counted.Value.IsWithinAddress)
            return wish.BrowserSecret ?? browserSecret;

        if (stored.Value.Person is { } person)
            mail.Add(SignInMessage.Compose(person.Name, person.Email, code, wish.LinkOf?.Invoke(token), now));
        return browserSecret;
    }

    private Task<Outcome<Stored>> StoreAsync(SignInRequestRow row, CancellationToken cancellation) => database.WriteAsync<Stored>(async session =>
    {
        await SignInRequestStore.DeleteOldAsync(session, row.RequestedAt - Kept);
        var person = await PersonStore.FindByEmailAsync(session, row.Email);
        await SignInRequestStore.InsertAsync(session, row with { PersonId = person?.Id });
        return new Stored(person);
    }, cancellation);

    /// <summary>
    /// Counts after the request is stored and committed, itself among them: of many at the same moment, at several nodes, at most the allowed number
    /// find themselves within. The others go again, so that who asks without end does not shut an address out for longer.
    /// </summary>
    private Task<Outcome<Standing>> CountAsync(SignInRequestRow row, string? earlierSecret) => database.WriteAsync<Standing>(async session =>
    {
        var since = row.RequestedAt - Window;
        var standing = new Standing(
            await SignInRequestStore.OfNetworkAsync(session, row.Network, since) <= MostOfNetwork,
            await SignInRequestStore.OfAddressAsync(session, row.Email, since) <= MostOfAddress);
        if (!standing.IsWithinNetwork || !standing.IsWithinAddress)
            await SignInRequestStore.DeleteAsync(session, row.Id);
        else if (earlierSecret is not null)
            await SignInRequestStore.EndOfBrowserAsync(session, SignInSecrets.HashOf(earlierSecret), row.RequestedAt);
        return standing;
    });

    private sealed record Stored(PersonRow? Person);

    private sealed record Standing(bool IsWithinNetwork, bool IsWithinAddress);
}
