namespace Kommunenkat.Web.Features.Access;

/// <summary>Stands for the texts in <c>AccessTexts.resx</c> (Swedish) and <c>AccessTexts.en.resx</c>.</summary>
public sealed class AccessTexts;
