using Kommunenkat.App;
using Microsoft.AspNetCore.Components;

namespace Kommunenkat.Web.Features.Answering;

/// <summary>What a page does when it cannot be shown.</summary>
internal static class PageOutcome
{
    /// <summary>Answers 404 for what is not there; a database that cannot be read now is an error page.</summary>
    public static void Refuse(NavigationManager navigation, Failure? failure)
    {
        if (failure is { Kind: FailureKind.Unavailable })
            throw new InvalidOperationException(failure.Messages[0]);
        navigation.NotFound();
    }
}
