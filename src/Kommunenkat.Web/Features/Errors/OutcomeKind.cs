using Kommunenkat.App;

namespace Kommunenkat.Web.Features.Errors;

/// <summary>What a page has to tell apart in an outcome.</summary>
public static class OutcomeKind
{
    /// <summary>Missing, or not for this person to see.</summary>
    public static bool IsNotFound<T>(this Outcome<T>? outcome) => outcome?.Failure is { Kind: FailureKind.NotFound };

    /// <summary>It is not known whether it is there: never to be shown as empty.</summary>
    public static bool IsUnavailable<T>(this Outcome<T>? outcome) => outcome?.Failure is { Kind: FailureKind.Unavailable };
}
