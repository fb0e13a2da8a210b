namespace Kommunenkat.Web.Features.Exploring;

/// <summary>Stands for the texts in <c>ExploringTexts.resx</c> (Swedish) and <c>ExploringTexts.en.resx</c>.</summary>
public sealed class ExploringTexts;
