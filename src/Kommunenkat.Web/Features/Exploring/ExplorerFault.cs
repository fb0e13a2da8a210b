namespace Kommunenkat.Web.Features.Exploring;

/// <summary>What of an address makes no sense.</summary>
public enum ExplorerFault
{
    UnknownRound,
    UnknownQuestion,
    UnknownLevel,
    UnknownCounty,
    UnknownArea,
    UnknownOrder,
    UnknownFormat,
    UnknownDontKnow,

    /// <summary>Municipalities are shown of one county at a time.</summary>
    MissingCounty,

    /// <summary>The question has no options to divide by.</summary>
    CannotDivide,

    /// <summary>The answer of one municipality cannot be divided.</summary>
    DividedMunicipalities,
}

/// <param name="Parameter">Its name in the address.</param>
/// <param name="Value">As it stood there; empty where it is missing.</param>
public sealed record ExplorerProblem(ExplorerFault Fault, string Parameter, string Value);
