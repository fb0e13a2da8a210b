using Kommunenkat.App.Analysis;

namespace Kommunenkat.Web.Features.Results;

/// <summary>How a municipality's part in a round is said and drawn.</summary>
public static class CoverageWords
{
    public static string TextKey(Coverage municipality) => municipality switch
    {
        { Submitted: > 0 } => "Answered",
        { Invited: > 0 } => "NotAnswered",
        _ => "NotInvited",
    };

    public static string Class(Coverage municipality) => municipality switch
    {
        { Submitted: > 0 } => "tile answered",
        { Invited: > 0 } => "tile not-answered",
        _ => "tile not-invited",
    };
}
