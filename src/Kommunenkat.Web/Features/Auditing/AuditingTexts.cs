namespace Kommunenkat.Web.Features.Auditing;

/// <summary>Stands for the texts in <c>AuditingTexts.resx</c> (Swedish) and <c>AuditingTexts.en.resx</c>.</summary>
public sealed class AuditingTexts;
