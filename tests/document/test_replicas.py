"""Three replicas, random verbs, exchanged in any order: the promises of the product."""

from hypothesis import HealthCheck, settings

from tests.document.replicas_machine import ReplicasMachine

TestReplicas = ReplicasMachine.TestCase
TestReplicas.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
