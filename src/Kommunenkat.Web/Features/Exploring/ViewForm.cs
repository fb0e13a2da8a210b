using Kommunenkat.App;
using Kommunenkat.App.Exploring;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Exploring;

/// <summary>What is posted of a saved view, as it was typed.</summary>
public sealed class ViewForm
{
    public string? Name { get; set; }

    public bool IsShared { get; set; }

    /// <summary>Whether whoever deletes has said that they mean it.</summary>
    public bool Confirm { get; set; }

    internal static string Failed(FailureKind kind, IStringLocalizer<ExploringTexts> texts) => kind switch
    {
        FailureKind.Invalid => texts["FailedName", SaveView.LongestName],
        FailureKind.Conflict => texts["FailedTaken"],
        FailureKind.NotFound => texts["FailedGone"],
        FailureKind.Unavailable => texts["FailedUnavailable"],
    };
}
