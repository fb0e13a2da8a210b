using Kommunenkat.Web.Features.Answering;

namespace Kommunenkat.Web.Features.Auditing;

/// <summary>Where a municipality reads of its own.</summary>
internal static class AuditRoutes
{
    public static string Own(string round, string municipality) => $"{AnsweringRoutes.Overview(round, municipality)}/logg";
}
