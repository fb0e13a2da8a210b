using Kommunenkat.App;
using Microsoft.AspNetCore.Components;

namespace Kommunenkat.Web.Features.Answering;

/// <summary>What a page does when it cannot be shown.</summary>
internal static class PageOutcome
{
    /// <summary>Answers 404 for what is not there.</summary>
    /// <returns>The failure that the page has to tell of itself: it is not known whether it is there. Null: none.</returns>
    public static Failure? Refuse(NavigationManager navigation, Failure? failure)
    {
        if (failure is { Kind: FailureKind.Unavailable })
            return failure;
        navigation.NotFound();
        return null;
    }
}
