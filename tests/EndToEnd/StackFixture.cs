using Xunit;

[assembly: AssemblyFixture(typeof(Credentialing.Tests.EndToEnd.StackFixture))]

namespace Credentialing.Tests.EndToEnd;

/// <summary>One system for all tests that only use it.</summary>
public sealed class StackFixture() : WholeSystem("Stack:Rehearsal=true");
